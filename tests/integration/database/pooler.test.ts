import { expect, test } from 'vitest'
import { openDatabase } from '#server/store/open-database.ts'
import { currentEnv } from '#server/env.ts'
import { aTransactionPooler } from './transaction-pooler.ts'

const folder = './.data'

test('a pooler that hands sessions on between transactions is refused at the start, with the mend', async () => {
	const direct = String(currentEnv().DATABASE_URL)
	for (const order of ['last', 'in turn'] as const) {
		const pooled = await aTransactionPooler(direct, order)
		await expect(openDatabase({ DATABASE_URL: pooled, STRATA_DATA_DIR: folder })).rejects.toThrow(
			/^DATABASE_URL: the database \w+ at 127\.0\.0\.1:\d+ is behind a pooler .* pool_mode = session in the pooler\.$/,
		)
	}
	const opened = await openDatabase({ DATABASE_URL: direct, STRATA_DATA_DIR: folder })
	expect(opened.url).toBe(direct)
})
