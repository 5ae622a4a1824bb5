import { readPath } from '#shared/explanation-authors.ts'
import type { Leaf, Origin } from '#shared/explanation.ts'
import type { LeafLine } from './origin-words.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { camelInWords } from '#shared/formats/names.ts'

/** Ends of a trace of one kind: the same field of several things, or figures of one table of the catalogue. */
export type LeafGroup = {
	readonly key: string
	readonly label: string
	/** `95 guesses` */
	readonly count: string
	/** never empty, nearest first */
	readonly lines: readonly LeafLine[]
}

function kindOf(origin: Origin): string {
	switch (origin.kind) {
		case 'catalogue':
			return `table ${origin.table}`
		case 'plan':
		case 'default': {
			const place = readPath(origin.path)
			return `field ${place === null ? origin.path : `${place.list}.${place.field}`}`
		}
		case 'override':
			return `override ${origin.key}`
		case 'rule':
			return `rule ${origin.rule}`
	}
}

/** `Available, cabling` beside `Available, piping` is `Available`. */
function sharedLabel(leaves: readonly Leaf[]): string {
	const [first = '', ...others] = leaves.map(({ label }) => label)
	const start = first.split(',')[0] ?? first
	if (others.every((label) => label === first)) return first
	return others.every((label) => label.startsWith(start)) ? start : first
}

/** Guesses by kind, in the order of the nearest of each. */
export function groupLeaves(leaves: readonly Leaf[], lineOf: (leaf: Leaf) => LeafLine): readonly LeafGroup[] {
	const kinds = new Map<string, Leaf[]>()
	for (const leaf of leaves) {
		const kind = kindOf(leaf.origin)
		const known = kinds.get(kind)
		if (known) known.push(leaf)
		else kinds.set(kind, [leaf])
	}
	return [...kinds].map(([key, all]) => {
		const [first] = all
		const table = first?.origin.kind === 'catalogue' ? first.origin.table : null
		return {
			key,
			label: table === null ? sharedLabel(all) : sentenceCase(camelInWords(table)),
			count: counted(all.length, 'guess', 'guesses'),
			lines: all.map(lineOf),
		}
	})
}
