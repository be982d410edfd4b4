// Vovremya demo page: main.js
