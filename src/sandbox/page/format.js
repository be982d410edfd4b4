// Vovremya demo page: format.js
