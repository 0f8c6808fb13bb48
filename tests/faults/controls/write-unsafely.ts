import { sql } from 'drizzle-orm';
import { connect } from '#tests/support/read-store.ts';
import { portsOf } from '../checks/invariants.ts';

// Writes to a closed store in a way in which Drillroom does not, and says so when it is done.
const [folder = '', how = ''] = process.argv.slice(2);
const connection = await connect(portsOf(folder), 'write');

if (how === 'without a journal on the disk') {
  connection.exec('PRAGMA journal_mode = MEMORY');
  connection.exec('PRAGMA cache_size = 2');
  connection.immediate(() => {
    connection.exec(`CREATE TABLE more AS WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n LIMIT 400)
      SELECT n, randomblob(200) AS bytes FROM n`);
    connection.exec('UPDATE more SET bytes = randomblob(200)');
    connection.db.run(sql`DROP TABLE more`);
  });
}
if (how === 'with temporary files') {
  connection.exec('PRAGMA temp_store = FILE');
  connection.exec('PRAGMA temp.cache_size = 2');
  connection.exec(`CREATE TEMP TABLE spilled AS WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n LIMIT 4000)
    SELECT name, n FROM accounts, n`);
}
process.stdout.write('{"id":1,"ok":true}\n');
connection.close();
