import { expect, test } from 'vitest'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { behindReport } from '#server/runs/files/behind-paper.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import type { Redaction } from '#shared/schemas/report/redactions.ts'
import { PLAIN_SETTINGS } from '#shared/schemas/report/report-settings.ts'
import { issueFacts } from '../../../tests/factories/campus/campus.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { buildReport } from './build-report.ts'
import { heldIn } from './redaction.ts'

/** Prices that nothing else in a plan comes to, and a name that nothing else has. */
function marked() {
	const [template] = TEMPLATES
	if (template === undefined) throw new Error('There is no template.')
	const plan = validPlan(template.plan)
	return {
		...plan,
		powerContracts: plan.powerContracts.map((row, index) => ({
			...row,
			name: `Feed ${String(index + 1)} of Quixote Power`,
			counterparty: 'Quixote Power',
			energyPriceUsdPerMWh: 61.37,
			demandChargeUsdPerKWMonth: 7.193,
		})),
		chipOrders: plan.chipOrders.map((row) => ({ ...row, unitPriceUsd: 31_337 })),
	}
}

const plan = marked()
const frame = runPlan(plan)
const result = resultOf(frame)
const behind = behindReport({ plan, result, frame })
const CHANGES = {
	since: 'R02',
	edits: [
		{
			at: '2026-10-02T09:00:00Z',
			by: 'Ada',
			place: 'Feed 1, energy price',
			before: '58.91',
			after: '61.37',
			why: 'as quoted: 61.37',
		},
		{
			at: '2026-10-02T09:00:00Z',
			by: 'Ada',
			place: 'Feed 1, counterparty',
			before: 'Panza Grid',
			after: 'Quixote Power',
			why: '',
		},
	],
	editsLeftOut: 0,
	figures: [],
} as const

const said = (redact: Redaction[]) => {
	const settings = { ...PLAIN_SETTINGS, length: 'full' as const, redact, note: 'Signed with Quixote Power' }
	const model = buildReport({ plan, result, behind, facts: issueFacts({ settings, changes: CHANGES }) })
	// Settings are what was asked for, and no part of a page.
	return JSON.stringify({ ...model, facts: { ...model.facts, settings: null } })
}

const PRICES = /61\.37|58\.91|7\.193|31,337/
const NAMES = /Quixote|Panza/

test('a report that withholds nothing tells prices and counterparties', () => {
	expect(said([])).toMatch(PRICES)
	expect(said([])).toMatch(NAMES)
	expect(said([])).not.toContain('"withheld"')
	expect(heldIn(plan, 'counterparties').map(({ value }) => value)).toContain('Quixote Power')
})

test('withheld values stand nowhere: in no table, picture, input, change or note', () => {
	const both = said(['prices', 'counterparties'])
	expect(both.match(/.{0,60}(?:61\.37|58\.91|7\.193|31,337|Quixote|Panza).{0,20}/g) ?? []).toEqual([])
	expect(both).toContain('Prices and counterparties of contracts, orders and halls are withheld from this issue')
})

test('what is not asked to be withheld is told', () => {
	expect(said(['prices'])).toMatch(NAMES)
	expect(said(['prices'])).not.toMatch(PRICES)
	expect(said(['counterparties'])).toMatch(PRICES)
	expect(said(['counterparties'])).not.toMatch(/Quixote Power/)
})
