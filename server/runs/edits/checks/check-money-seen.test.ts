import { expect, test } from 'vitest'
import type { ChangeRow } from '#server/store/rows/changes.ts'
import { contract, planFile } from '../../../../tests/factories/plan-file.ts'
import { decideEdit } from '../decide-edit.ts'
import { previewPaste } from '../pages/preview-paste.ts'
import type { PageEdit, PlanCommand } from '../plan-command.ts'
import { draftOf } from '../plan-edit.ts'

const PRICE = 'energyPriceUsdPerMWh'
const euros = { currency: 'EUR', usdPerCurrencyUnit: 1.25 }
const contracts = [contract('first', { [PRICE]: 40 }), contract('second')]

/** At edit 2 a colleague, or oneself on another page, has changed what the plan counts in. */
function changed(after: Readonly<Record<string, unknown>>, fields: ChangeRow['fields'], userId = 'jun') {
	const plan = planFile({ powerContracts: contracts, ...after })
	const held = { rev: 2, plan, draft: draftOf(plan) }
	const row: ChangeRow = {
		...{ rev: 2, step: 2, userId, userName: 'Jun Mori', at: new Date('2026-11-25T04:00:00Z'), why: '' },
		...{ requestId: null, action: 'update', undoes: null, kind: 'head', itemId: '', fields },
	}
	const ask = { since: [row], userId: 'ada', budget: 1e9 }
	return { held, ask, decide: (command: PlanCommand) => decideEdit(held, { ...ask, command }) }
}
const TO_EUROS: ChangeRow['fields'] = [
	{ field: 'currency', before: null, after: 'EUR' },
	{ field: 'usdPerCurrencyUnit', before: null, after: 1.25 },
]
const toEuros = changed(euros, TO_EUROS)
const toDollars = changed({ currency: 'EUR' }, [{ field: 'usdPerCurrencyUnit', before: 1.25, after: null }])
const newRate = changed(euros, [{ field: 'usdPerCurrencyUnit', before: 1.2, after: 1.25 }])

const page = (edit: PageEdit, typed: Readonly<Record<string, string>> = {}): PlanCommand => ({
	command: 'page',
	edit,
	typed,
})
const cell = (text: string, baseRev: number | undefined = 1) =>
	page({ intent: 'set', list: 'powerContracts', cells: [{ id: 'first', field: PRICE, text, baseRev }] })
const told = (decided: ReturnType<typeof decideEdit>) => (decided.ok ? null : decided.told.problems)
const priceIn = (decided: ReturnType<typeof decideEdit>) =>
	decided.ok ? decided.next.plan.powerContracts[0]?.[PRICE] : null

test('a price typed into a cell that showed dollars is not taken for euros: it is refused with both to choose from', () => {
	expect(told(toEuros.decide(cell('5')))).toEqual([
		{
			field: PRICE,
			text: 'Energy price: the plan’s currency changed from USD to EUR after you opened this page, and “5” names none. Write 5 USD or 5 EUR.',
			fixes: ['5 USD', '5 EUR'],
		},
	])
	expect(['5 USD', '$5', '5 EUR', '€5'].map((text) => priceIn(toEuros.decide(cell(text))))).toEqual([5, 5, 6.25, 6.25])
	expect(
		['4..5..6', '5/MWh', '±2', '=2+3', '4 ct/kWh'].map((text) => told(toEuros.decide(cell(text)))?.[0]?.field),
	).toEqual(Array.from({ length: 5 }, () => PRICE))
	// Nothing is nothing in both; and whoever has seen the euros means them.
	expect([priceIn(toEuros.decide(cell(''))), priceIn(toEuros.decide(cell('5', 2)))]).toEqual([null, 6.25])
	// One's own change on another page is one that this page did not show.
	expect(told(changed(euros, TO_EUROS, 'ada').decide(cell('5')))).toHaveLength(1)
})

test('where the plan went back to dollars only those can be written; a new rate of the same currency asks nothing', () => {
	expect(told(toDollars.decide(cell('5')))).toEqual([
		expect.objectContaining({ text: expect.stringContaining('from EUR to USD'), fixes: ['5 USD'] }),
	])
	expect(priceIn(newRate.decide(cell('5')))).toBe(6.25)
})

test('forms, new entries, pasted blocks, assumptions and the page of money are held to it alike', () => {
	const list = 'powerContracts'
	const block = { fields: ['name', PRICE], rows: [{ id: 'first', texts: ['First', '5'] }], baseRev: 1 }
	const paste = { intent: 'paste', list, ...block } as const
	const added = { name: 'Third', kind: 'utility_firm', capacityMW: '20', startMonth: '2027-01', [PRICE]: '5' }
	const commands: readonly PlanCommand[] = [
		page({ intent: 'save', list, itemId: 'first', baseRev: 1 }, { [PRICE]: '5' }),
		page({ intent: 'add', list, baseRev: 1 }, added),
		page(paste),
		{ command: 'assumption', key: 'perDiemUsdPerDay', entry: { text: '5', why: null, source: null }, baseRev: 1 },
		{ command: 'prices', typed: { [`${list}/first/${PRICE}`]: '5' }, baseRev: 1 },
	]
	const { decide } = toEuros
	expect(commands.map((command) => told(decide(command))?.[0]?.fixes)).toEqual(commands.map(() => ['5 USD', '5 EUR']))
	expect(decide(page({ ...paste, pricesIn: 'USD' })).ok).toBe(true)
	const looked = previewPaste(toEuros.held, { ...toEuros.ask, command: { command: 'page', edit: paste, typed: {} } })
	expect(looked.problems.join(' ')).toContain('changed from USD to EUR')
})

test('a price that is pasted or sent again as it stands keeps its last digits, and with them its note', () => {
	const note = { quality: 'quote', source: 'Offer of 3 March', why: null }
	const odd = 95.125
	const plan = planFile({
		...{ currency: 'EUR', usdPerCurrencyUnit: 1.1, powerContracts: [contract('first', { [PRICE]: odd })] },
		notes: { [`powerContracts/first/${PRICE}`]: note },
		assumptions: { perDiemUsdPerDay: { value: 100, why: null, source: null } },
	})
	const held = { rev: 1, plan, draft: draftOf(plan) }
	const decide = (command: PlanCommand) => decideEdit(held, { command, since: [], userId: 'ada', budget: 1e9 })
	const again = { fields: [PRICE], rows: [{ id: 'first', texts: ['86.47727273'] }], baseRev: 1 }
	expect(decide(page({ intent: 'paste', list: 'powerContracts', ...again }))).toMatchObject({ ok: true, records: [] })
	const other = { ...again, rows: [{ id: 'first', texts: ['86.5'] }] }
	expect(priceIn(decide(page({ intent: 'paste', list: 'powerContracts', ...other })))).toBe(95.15)
	const entry = { text: '90.90909091', why: 'As agreed', source: null }
	const explained = decide({ command: 'assumption', key: 'perDiemUsdPerDay', entry, baseRev: 1 })
	expect(explained.ok && explained.next.plan.assumptions['perDiemUsdPerDay']?.value).toBe(100)
})
