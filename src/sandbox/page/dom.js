// Vovremya demo page: dom.js
