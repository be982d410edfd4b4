// Vovremya demo page: menus.js
