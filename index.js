// n8n reads the "n8n" block of package.json and never this file.
module.exports = {};
