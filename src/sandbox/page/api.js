// Vovremya demo page: api.js
