// Vovremya demo page: clock.js
