// Vovremya demo page: keyboard.js
