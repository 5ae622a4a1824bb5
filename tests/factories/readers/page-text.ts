import type { Block, Section, SingleBlock } from '#server/views/report/report-model.ts'

const singles = (block: Block): readonly SingleBlock[] =>
	block.kind === 'pair' ? [...block.left, ...block.right] : [block]

function textsOf(block: SingleBlock): readonly string[] {
	switch (block.kind) {
		case 'facts':
			return [block.title, ...block.rows.flatMap(({ name, value }) => [name, value])]
		case 'figures':
			return block.figures.flatMap(({ label, value, unit, note }) => [label, value, unit, note])
		case 'chart':
			return [block.title, block.measure, block.source]
		case 'table':
			return [
				block.title,
				...block.columns.map(({ name }) => name),
				...block.rows.flatMap((row) => row.map(({ text }) => text)),
				...(block.rows.length === 0 ? [block.empty] : []),
			]
		case 'list':
			return [block.title, ...block.items.flatMap(({ lead, text }) => [lead, text])]
		case 'prose':
			return [block.title, block.text]
	}
}

/** What a page says, as it is read. */
export const pageText = ({ bookmark, finding, lede, blocks }: Section): string =>
	[bookmark, finding, lede, ...blocks.flatMap(singles).flatMap(textsOf)]
		.filter((part) => part !== '')
		.join(' ')
		.replace(/\s+/g, ' ')
