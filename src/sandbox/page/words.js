// Vovremya demo page: words.js
