/** `npm run migration -- NAME`: writes what prisma/schema.prisma has and the migrations have not. */
import { openHouseDatabase } from './lib/house-database.mjs';
import { newMigration } from './lib/migrate.mjs';
import { Refusal, tell } from './lib/refusal.mjs';

try {
  const name = process.argv[2];
  if (!name) throw new Refusal('Give the migration a name: npm run migration -- add-vouchers');
  const database = await openHouseDatabase();
  try {
    const file = await newMigration(name, database.url);
    console.log(
      file
        ? `${file}\nRead it: what Prisma has no words for (checks, triggers, generated columns) it may want to drop.`
        : 'Nothing differs.',
    );
  } finally {
    await database.stop();
  }
} catch (error) {
  tell(error);
}
