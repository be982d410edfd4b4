// Vovremya demo page: dialogs.js
