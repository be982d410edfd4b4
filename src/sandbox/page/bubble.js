// Vovremya demo page: bubble.js
