import { writeFile } from 'node:fs/promises'
import { UsageError } from './output.ts'

/** Writes what a command was asked to put into a file. */
export async function writeResult(file: string, content: string | Uint8Array): Promise<void> {
	try {
		await writeFile(file, content)
	} catch {
		throw new UsageError(`${file} cannot be written. Give a path in a folder that exists and that you may write to.`)
	}
}
