// Vovremya demo page: prefs.js
