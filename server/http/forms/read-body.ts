import { AppError } from '#server/access/app-error.ts'

/**
 * The bytes of a body that is at most this long. A longer one is taken off the wire and thrown away as it comes, so that
 * the sender gets an answer instead of a cut connection; `body-limit.ts` holds every body to a length before this.
 * @throws too_large, unreadable when the sender goes away
 */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
	const chunks: Uint8Array[] = []
	let size = 0
	for await (const chunk of chunksOf(request)) {
		size += chunk.byteLength
		if (size > maxBytes) chunks.length = 0
		else chunks.push(chunk)
	}
	if (size > maxBytes) throw tooLarge(maxBytes)
	return joined(chunks, size)
}

async function* chunksOf(request: Request): AsyncGenerator<Uint8Array> {
	if (request.body === null) return
	// Never released: nobody reads it after this, and the stream would make an error, with its trace, to say so.
	const reader = request.body.getReader()
	try {
		for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
	} catch {
		throw new AppError('unreadable', {
			userMessage: 'What was sent did not arrive whole.',
			mend: 'Go back and send it again.',
		})
	}
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(size)
	let at = 0
	for (const chunk of chunks) {
		bytes.set(chunk, at)
		at += chunk.byteLength
	}
	return bytes
}

function tooLarge(maxBytes: number): AppError {
	const size = maxBytes < 1_000_000 ? `${Math.floor(maxBytes / 1000)} KB` : `${Math.floor(maxBytes / 1_000_000)} MB`
	return new AppError('too_large', {
		userMessage: `This is more than the ${size} taken here.`,
		mend: 'Shorten what you send and try again.',
	})
}
