import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { askThread } from '#server/runs/ask-engine.ts'
import { currentEnv } from '#server/env.ts'
import { productPath } from '#server/product-path.ts'
import { dateRecordOf } from '#server/runs/backtests/date-record.ts'
import { keptBy } from '#shared/records/kept-by.ts'
import { backtestSchema, type Backtest, type DateRecord } from '#shared/backtest.ts'
import { keepOne } from './plans/keep-answers.ts'

/** Written by the build (`server/setup.mjs`), which is made anew whenever engine or rows change. */
const BUILT = 'build/backtests.json'

/**
 * Every published case against the engine: as the build has computed them, so that no visitor asks the engine. While
 * developing there may be no build, or an older one: then they are computed at first need.
 * @throws unavailable while they are being computed
 */
export const getBacktests: () => Promise<readonly Backtest[]> = keepOne(
	async () => (await readBuilt()) ?? (await askThread('allBacktests', { team: null, question: undefined })),
)

async function readBuilt(): Promise<readonly Backtest[] | null> {
	const file = currentEnv().NODE_ENV === 'production' ? productPath(BUILT) : null
	return file === null ? null : z.array(backtestSchema).parse(JSON.parse(await readFile(file, 'utf8')))
}

const recordOf = keptBy(dateRecordOf)

/**
 * How forecasts of dates have done: sums over the cases, made once.
 * @throws unavailable while the cases are being computed
 */
export const getDateRecord = async (): Promise<DateRecord> => recordOf(await getBacktests())
