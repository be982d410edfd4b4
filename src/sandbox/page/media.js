// Vovremya demo page: media.js
