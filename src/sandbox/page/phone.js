// Vovremya demo page: phone.js
