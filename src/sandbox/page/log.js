// Vovremya demo page: log.js
