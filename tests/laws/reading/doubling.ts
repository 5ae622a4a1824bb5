/** Reads the texts of `readers.ts` in a process of its own, as its counting makes all that runs there slow. */
import { openCounter } from './operations.ts'

const counter = openCounter()
const { READERS, PIECES, AROUND } = await import('./readers.ts')

/** What reading texts of half its longest length and of all of it takes. */
type Doubled = {
	readonly reader: string
	/** what the texts are made of; null: of all of them, the blocks of the reader's own code */
	readonly piece: string | null
	readonly half: number
	readonly whole: number
}

/** So many letters of a piece again and again, with what stands around them. */
function textOf(piece: string, length: number, [before, behind]: readonly [string, string]): string {
	const room = Math.max(0, length - before.length - behind.length)
	return before + piece.repeat(Math.ceil(room / piece.length)).slice(0, room) + behind
}

const doubled: Doubled[] = []
for (const { name, read, longest, within: [begin, end] = ['', ''], pieces = PIECES } of READERS) {
	const textsOf = (piece: string, length: number) => AROUND.map((around) => begin + textOf(piece, length, around) + end)
	const reading = (length: number) => {
		const texts = pieces.map((piece) => textsOf(piece, length))
		// What is made once is not the reading's.
		texts.at(-1)?.forEach((text) => read(text))
		counter.blocks()
		const routines = texts.map((of) => counter.routines(() => of.forEach((text) => read(text))))
		return { routines, blocks: counter.blocks() }
	}
	const [half, whole] = [reading(Math.floor(longest / 2)), reading(longest)]
	doubled.push({ reader: name, piece: null, half: half.blocks, whole: whole.blocks })
	for (const [at, piece] of pieces.entries())
		doubled.push({ reader: name, piece, half: half.routines[at] ?? 0, whole: whole.routines[at] ?? 0 })
}
process.stdout.write(JSON.stringify(doubled))
