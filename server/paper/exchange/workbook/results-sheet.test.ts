import { expect, test } from 'vitest'
import { reproductionFile } from '../../../../tests/factories/reproduction.ts'
import { must } from '../../../../tests/factories/must.ts'
import { sheetsOfFile } from '../../../../tests/workbooks/workbook-of.ts'

const startsIn = (gatesMW: number | null) => {
	const yard = { id: 'yard', name: 'Substation', siteId: 's', contractId: 'u', startMonth: '2026-02', gatesMW }
	const sheets = sheetsOfFile(
		reproductionFile({ plan: { horizonMonths: 24, gatingWorks: [{ ...yard, durationMonths: 10 }] } }),
	)
	const { rows } = must(sheets.find(({ name }) => name === 'Results'))
	return rows.filter((row) => row[3]?.value === 'contracts.start').map(([label]) => label?.value)
}

test('the start of service of a contract that waits for works of others says for what, and when its power comes', () => {
	expect(startsIn(null)).toEqual(['Start of service, planned Jan 2026, waits for Substation: power Dec 2026'])
	expect(startsIn(10)).toEqual(['Start of service'])
})
