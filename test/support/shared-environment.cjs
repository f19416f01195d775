module.exports = require('./shared-modules.cjs').SharedEnvironment;
