import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { planInputs, setTo } from '#server/views/scenarios/plan-inputs.ts'
import { twoWayCsv } from '#server/views/scenarios/two-way-view.ts'
import { parseChange } from '#shared/schemas/edits/plan-change.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { applyChange } from './apply-change.ts'
import { explainChange } from './explain-change.ts'
import { twoWay, type TwoWayAsked } from './two-way.ts'

/** Some fifty runs of the engine. */
const PATIENCE = 60_000

const text = readFileSync(new URL('../../../tests/fixtures/plans/worked-example-simple.json', import.meta.url), 'utf8')
const parsed = parsePlanFile(JSON.parse(text))
if (!parsed.ok) throw new Error('the worked example must parse')
const plan = parsed.plan
const frame = runPlan(plan)
const run = { plan, frame, result: resultOf(frame) }
const [contract] = planInputs(plan).filter(({ place }) => 'list' in place && place.list === 'powerContracts')
const start = planInputs(plan).find(({ place }) => 'list' in place && place.field === 'startMonth')
const usual = { from: '', to: '' }
const asked = (more: Partial<TwoWayAsked> = {}): TwoWayAsked => ({
	across: { input: 'Discount rate', ...usual },
	down: { input: start?.label ?? '', ...usual },
	figure: 'Net present value',
	...more,
})

test('each cell is what the engine makes of its two values, explained as such', { timeout: PATIENCE }, () => {
	let turns = 0
	const answer = twoWay(run, asked(), () => (turns += 1))
	if (!answer.ok) throw new Error(JSON.stringify(answer.problems))
	const { rows, across, down, finding } = answer.view
	expect([across.heads.length, down.heads.length, turns]).toEqual([7, 7, 49])
	const now = rows.flat().filter((cell) => cell.now)
	expect(now.map(({ value }) => value)).toEqual([run.result.finance.totals.npvUsd])
	expect(finding).toContain(`today ${now[0]?.text ?? ''}`)
	for (const cell of [rows[0]?.[0], rows[3]?.[6], rows[6]?.[2]]) {
		const change = parseChange(cell?.change ?? '')
		if (change === null || !cell?.why) throw new Error('the cell must be of a change')
		const question = { quantity: cell.why.quantity, scope: cell.why.scope }
		const { answer: explained } = explainChange(plan, change, { ...question, before: frame })
		expect(explained.ok && explained.explanation.value).toBeCloseTo(cell.value ?? NaN, 4)
	}
	expect(new Set(rows[0]?.map(({ text: shown }) => shown)).size).toBeGreaterThan(3)
})

test('what the question does not say right is told at its field, and nothing is run', () => {
	const answer = twoWay(
		run,
		asked({
			across: { input: 'Beds on the moon', ...usual },
			down: { input: start?.label ?? '', from: '2027-13', to: '' },
			figure: 'Happiness',
		}),
		() => {
			throw new Error('ran')
		},
	)
	expect(!answer.ok && Object.keys(answer.problems).toSorted()).toEqual(['across', 'downFrom', 'figure'])
	expect(!answer.ok && answer.problems['downFrom']).toContain('twelve months')
})

test('a table ends as soon as nobody waits for it', () => {
	let turns = 0
	const leave = () => {
		turns += 1
		if (turns === 3) throw new Error('left')
	}
	expect(() => twoWay(run, asked(), leave)).toThrow('left')
})

test('every input of a plan has a name of its own and can be set to what it is now', { timeout: PATIENCE }, () => {
	const inputs = planInputs(plan)
	expect(new Set(inputs.map(({ label }) => label)).size).toBe(inputs.length)
	expect(contract).toBeDefined()
	for (const input of inputs) {
		const set = setTo(input, input.now)
		expect([input.label, set && applyChange(plan, { action: 'together', inputs: [set] }) !== null]).toEqual([
			input.label,
			true,
		])
	}
})

test('a file of the table has every digit, and no name that a spreadsheet would reckon', () => {
	const heads = [{ text: '1', now: true }]
	const why = { quantity: 'x', scope: 'plan', month: null }
	const cell = { text: '3', name: '', against: '', value: 3.25, share: 0, why, change: '', now: true }
	const side = (label: string) => ({ label, unit: '', heads })
	const view = { finding: '', lede: '', figure: 'Lost', unit: 'MW', across: side('=1+1'), down: side('A "b"') }
	expect(twoWayCsv({ ...view, rows: [[cell]] }).split('\r\n')).toEqual([
		'"Lost, MW"',
		'"A ""b"" (down) by =1+1 (across)","1"',
		'"1",3.25',
		'',
	])
})
