// Vovremya demo page: icons.js
