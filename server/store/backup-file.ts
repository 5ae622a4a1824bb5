import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { StartError } from '#server/start-error.ts'

/*
 * A backup is gzipped text: a heading, then one line per row, `table<TAB>row as JSON`, all read in one snapshot, and a last
 * line with the number of rows and the hash of all before it, so that a file that was cut is seen to be. The bundled
 * PostgreSQL has no pg_dump, and this form can be restored into the embedded or any given database alike.
 */
export const FORMAT = 'strata.backup/2'
/** Without the last line; such a file is still read. */
const FORMAT_BEFORE = 'strata.backup/1'

const headingSchema = z.object({
	format: z.enum([FORMAT, FORMAT_BEFORE]),
	migrations: z.array(z.string()),
	takenAt: z.string(),
})
const endSchema = z.object({ rows: z.number().int().nonnegative(), sha256: z.string() })
export type Heading = z.infer<typeof headingSchema>

export const hashOfLines = () => createHash('sha256')

/** The lines of a backup as they come. */
export async function* linesOf(file: string): AsyncGenerator<string> {
	const packed = createReadStream(file)
	const text = createGunzip().setEncoding('utf8')
	packed.on('error', (error) => text.destroy(error))
	packed.pipe(text)
	let rest = ''
	for await (const chunk of text) {
		const lines = (rest + String(chunk)).split('\n')
		rest = lines.pop() ?? ''
		yield* lines
	}
	if (rest !== '') yield rest
}

/** A row of a backup; null for its heading and its end. */
export function rowIn(line: string): { readonly table: string; readonly row: string } | null {
	const tab = line.indexOf('\t')
	return tab < 0 ? null : { table: line.slice(0, tab), row: line.slice(tab + 1) }
}

/**
 * Reads a whole backup and answers its heading and its number of rows.
 * @throws StartError in a sentence, when it is none, is cut or damaged
 */
export async function checkBackup(file: string): Promise<{ heading: Heading; rows: number }> {
	let heading: Heading | null = null
	let rows = 0
	let end: string | null = null
	const hash = hashOfLines()
	try {
		for await (const line of linesOf(file)) {
			if (end !== null) throw damaged(file, 'goes on behind its end')
			if (heading === null) heading = headingIn(file, line)
			else if (rowIn(line) === null) end = line
			else if (parseJson(rowIn(line)?.row ?? '') === undefined) throw damaged(file, 'holds a row that cannot be read')
			else rows += 1
			if (end === null) hash.update(`${line}\n`)
		}
	} catch (error) {
		if (error instanceof StartError) throw error
		if (heading === null) throw notOurs(file)
		throw damaged(file, 'ends too early or was changed on its way')
	}
	if (heading === null) throw notOurs(file)
	if (heading.format === FORMAT_BEFORE) return { heading, rows }
	const ending = endSchema.safeParse(parseJson(end ?? ''))
	if (!ending.success) throw damaged(file, 'ends too early')
	if (ending.data.rows !== rows || ending.data.sha256 !== hash.digest('hex'))
		throw damaged(file, 'was changed on its way')
	return { heading, rows }
}

function headingIn(file: string, line: string): Heading {
	const parsed = headingSchema.safeParse(parseJson(line))
	if (!parsed.success) throw notOurs(file)
	return parsed.data
}

const notOurs = (file: string) =>
	new StartError(`${file} is not a backup of Strata. Give a file that db:backup wrote. The database is as it was.`)
const damaged = (file: string, how: string) =>
	new StartError(`${file} ${how}, so it is not restored. Use another copy of it. The database is as it was.`)

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return undefined
	}
}
