import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { VERDICT_PLANS } from '../../../tests/verdicts/plans.ts'
import { findDecisions } from './find-decisions.ts'

/** What people have agreed is what a planner would say; written anew with RENEW_VERDICTS=1, and read before it is kept. */
const RENEW = process.env['RENEW_VERDICTS'] === '1'
const FOLDER = new URL('../../../tests/verdicts/', import.meta.url)
const FIRST = 3

/** Figures to six digits: what is agreed to is what is said, not its last bit. */
const rounded = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(6)) : value)

test.each(Object.entries(VERDICT_PLANS))(
	'of the plan «%s» the verdict and the first decisions are those that were agreed to',
	{ timeout: 120_000 },
	(name, make) => {
		const plan = make()
		const frame = runPlan(plan)
		const { verdict } = resultOf(frame)
		const { decisions, tooLate } = findDecisions(plan, { before: frame })
		const said = `${JSON.stringify({ verdict, decisions: decisions.slice(0, FIRST), tooLate }, rounded, '\t')}\n`
		const file = new URL(`${name}.json`, FOLDER)
		if (RENEW) writeFileSync(file, said)
		expect(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null).toEqual(JSON.parse(said))
	},
)
