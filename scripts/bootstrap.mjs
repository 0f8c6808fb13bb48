// The first thing that runs on a fresh machine, under whatever Node is there. This file keeps to syntax that very old
// versions parse, so that they can say what is wrong instead of showing a syntax error.
const major = Number(process.versions.node.split('.')[0]);
if (major < 18) {
  process.stderr.write(
    'drillroom: this is Node ' +
      process.versions.node +
      ', and installing needs Node 18 or newer. Install a current Node.js, then run the same command again.\n',
  );
  process.exitCode = 1;
} else {
  import('./bootstrap/run.mjs').then(
    function (bootstrap) {
      return bootstrap.run(process.argv.slice(2));
    },
    function (error) {
      process.stderr.write('drillroom: ' + error.stack + '\n');
      process.exitCode = 1;
    },
  );
}
