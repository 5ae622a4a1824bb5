/** Answers of an address line by line, as they arrive; a refusal is one line, `{ refused }`. */
export async function* jsonLines(address: string, signal: AbortSignal): AsyncGenerator {
	const response = await fetch(address, { signal })
	if (!response.ok) {
		const refused: unknown = await response.json()
		yield { refused }
		return
	}
	if (response.body === null) throw new Error(`${address} did not respond`)
	const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
	let kept = ''
	for (;;) {
		const { done, value } = await reader.read()
		if (done) return
		const lines = (kept + value).split('\n')
		kept = lines.pop() ?? ''
		for (const line of lines) {
			const said: unknown = JSON.parse(line)
			yield said
		}
	}
}
