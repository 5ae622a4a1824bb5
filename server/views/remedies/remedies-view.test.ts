import { expect, test } from 'vitest'
import { madeDecision, madeDecisions } from '../../../tests/factories/verdict/made-decision.ts'
import type { PlanDecisions } from '#shared/decisions.ts'
import { DOLLARS } from '#shared/units/money.ts'
import { buildRemediesView, type RemedyLine } from './remedies-view.ts'
import { withoutCosts } from './without-costs.ts'

const said = (line: RemedyLine | undefined) =>
	line?.note
		.map(({ text }) => text)
		.join('')
		.replaceAll(/\s/g, ' ')

test('a decision says by when in its first words, what it regains, what limits next, and who decides', () => {
	const [line] = buildRemediesView(madeDecisions([madeDecision()])).lines
	expect(line?.title).toBe('By March 2027: order Lot 2 four months earlier, in April 2027')
	expect(said(line)).toBe(
		'Recovers 120 MW-months and $45M; full power four months sooner; net $42M; then limited by halls. Decided by: owner, chip supplier.',
	)
	expect(line?.cost.replaceAll(/\s/g, ' ')).toBe('+$2.1M')
	expect(line?.best.replaceAll(/\s/g, ' ')).toBe(
		'Best decision by March 2027: order Lot 2 four months earlier, in April 2027 (+$2.1M, recovers 120 MW-months and $45M).',
	)
})

test('what is tried is the merge patch that programs get, and its cost opens with it', () => {
	const decision = madeDecision()
	const [line] = buildRemediesView(madeDecisions([decision])).lines
	expect(line?.change).toEqual({ action: 'merge', patch: decision.change })
	expect(line?.costWhy).toMatchObject({ quantity: 'remedies.costUsd', change: JSON.stringify(line?.change) })
})

test('where it costs more than it regains in money the price of a month is said', () => {
	const dear = madeDecision({ costUsd: 80e6, valueUsd: -35e6 })
	expect(said(buildRemediesView(madeDecisions([dear])).lines[0])).toContain(
		'Recovers 120 MW-months and $45M; full power four months sooner, $20M per month; net loss $35M; then limited by halls. Decided by: owner, chip supplier.',
	)
})

test('of decisions that close the same gap the second is said to be instead of the first', () => {
	const power = {
		cause: 'starts_later',
		helps: 'energy',
		layer: 'energy',
		siteId: 'abilene',
		subject: 'Abilene',
	} as const
	const item = { startMonth: '2029-11', termMonths: 1, capacityMW: 80, name: 'On-site reciprocating engines 1' }
	const turns = { action: 'add', list: 'powerContracts', item } as const
	const bridge = madeDecision({ ...power, id: 'contract_add:abilene', lever: 'contract_add', size: 70, turns })
	const plant = madeDecision({ ...power, id: 'plant_add:abilene', lever: 'plant_add', size: 80, turns, clears: false })
	const [order, ...lines] = buildRemediesView(madeDecisions([madeDecision(), bridge, plant])).lines
	expect(said(order)).not.toContain('Instead of')
	expect(lines.map((line) => said(line)?.match(/Instead of: .*?\d{4}\./)?.[0] ?? null)).toEqual([
		null,
		'Instead of: bridge 70 MW at Abilene, November 2029.',
	])
})

test('what saves idle money and leaves more unserved says both', () => {
	const decision = madeDecision()
	const regains = { ...decision.regains, mwMonths: -44.77, usd: 266e6, fullPower: null, monthsSooner: 0 }
	const [line] = buildRemediesView(madeDecisions([{ ...decision, regains }])).lines
	expect(said(line)).toMatch(/^Recovers \$266M; leaves 44\.8 MW-months more late or unserved; net /)
})

test('nothing lost is told apart from nothing that helps, and neither is said while the search goes on', () => {
	expect(buildRemediesView(madeDecisions([], { loses: false })).empty).toMatch(/^Nothing is lost/)
	expect(buildRemediesView(madeDecisions([])).empty).toMatch(/^No single change recovers half/)
	expect(buildRemediesView(madeDecisions([], { none: 'bought' })).empty).toMatch(/^The idle chips are ordered already/)
	expect(buildRemediesView(madeDecisions([], { none: 'unsold' })).empty).toMatch(/Find more renters/)
	expect(buildRemediesView(madeDecisions([], { none: 'incomplete' })).empty).toMatch(/^Add what the plan still lacks/)
	expect(buildRemediesView(madeDecisions([], { none: 'met' })).empty).toMatch(/No decision is needed/)
	expect(buildRemediesView(madeDecisions([], { none: 'no_lever' })).empty).toMatch(/^No single change was tested/)
	const going = buildRemediesView(madeDecisions([], { complete: false, toCome: 2 }))
	expect(going).toMatchObject({ empty: null, toCome: 2 })
})

test('where nothing helps the kinds of change that were tested are named, each once and five at most', () => {
	const said = (tested: PlanDecisions['tested']) => buildRemediesView(madeDecisions([], { tested })).empty
	expect(said(['beds', 'hall_start', 'hall_sequence'])).toContain(' Tested: more beds and another order of halls. ')
	const seven = ['beds', 'shifts', 'hall_add', 'hall_size', 'hall_prefab', 'plant_add', 'priority'] as const
	expect(said(seven)).toContain('larger halls, prefabrication and 2 other kinds of change.')
	expect(said(seven.slice(0, 6))).toContain('larger halls, prefabrication and on-site plant.')
	expect(said([])).not.toContain('Tested')
})

test('what comes too late is told with the month that ordering now gives', () => {
	const late = { lever: 'hall_add', cause: 'not_planned', layer: 'infrastructure', siteId: 'austin' } as const
	const { tooLate } = buildRemediesView(
		madeDecisions([], { tooLate: [{ ...late, subject: 'Austin', needed: '2030-04', gives: '2030-09' }] }),
	)
	expect(tooLate).toEqual([
		'Ordered now, another hall at Austin arrives September 2030, five months after it is needed.',
	])
})

test('the card of hands has the decisions on hands of the one list, with the same numbers', () => {
	const beds = madeDecision({
		...{ id: 'beds:abilene', lever: 'beds', cause: 'slipped_labor', helps: 'infrastructure', subject: 'Abilene' },
		...{ layer: 'infrastructure', decider: 'builder', size: 600 },
		turns: { action: 'set', list: 'sites', id: 'abilene', field: 'labour.beds', value: 1400, was: 800 },
	})
	const view = buildRemediesView(madeDecisions([madeDecision(), beds]))
	expect(view.labour?.lines).toEqual([view.lines[1]])
	expect(view.labour?.lines[0]?.costWhy?.quantity).toBe('remedies.handsUsd')
})

test('whoever is shown no prices is shown no cost, no amount and no change', () => {
	const view = withoutCosts(buildRemediesView(madeDecisions([madeDecision()])), DOLLARS)
	expect(JSON.stringify(view)).not.toMatch(/\$|2\.1|45/)
	expect(view.lines[0]?.change).toBeNull()
})
