import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Table } from './table.tsx'

test('a cell that differs from the baseline says so in words, and no other cell does', () => {
	const rows = [
		{ name: 'Discount rate', value: '12%', differs: 'Baseline: 10%' },
		{ name: 'Idle power', value: '20%', differs: null },
	]
	const drawn = renderToStaticMarkup(
		<Table
			caption="Assumptions"
			rows={rows}
			rowKey={({ name }) => name}
			columns={[
				{ key: 'name', head: 'Assumption', rowHead: true, cell: ({ name }) => name },
				{ key: 'value', head: 'Value', number: true, cell: ({ value }) => value, differs: ({ differs }) => differs },
			]}
		/>,
	)
	expect(drawn.match(/<td[^>]*>.*?<\/td>/g)).toEqual([
		'<td class="number differs">12%<span class="differs-said">Baseline: 10%</span></td>',
		'<td class="number">20%</td>',
	])
})
