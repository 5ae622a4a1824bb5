import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Where a file of the product lies, by its place in it; null where it is not there. Its modules run from source and, in
 * production, from a bundle: the folder of the product is upward from either.
 */
export function productPath(file: string): string | null {
	for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
		if (existsSync(join(folder, file))) return join(folder, file)
		if (folder === dirname(folder)) return null
	}
}
