// Loaded first by every npm script: an older Node cannot even read the .ts files that follow.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `This runs on Node 22.18 or newer; this is Node ${process.versions.node}. ` +
      'On Linux (x64) "npm ci" brings a newer Node along, so start it through "npm run …"; elsewhere install Node 22.18 or newer.',
  );
  process.exit(1);
}
