module.exports = require('./shared-modules.cjs').SharedRuntime;
