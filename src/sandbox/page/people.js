// Vovremya demo page: people.js
