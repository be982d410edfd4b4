// Vovremya demo page: composer.js
