// Vovremya demo page: links.js
