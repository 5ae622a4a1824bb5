import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AppError } from '#server/access/app-error.ts'
import { readForm, type FormShape } from './read-form.ts'

const SHAPE: FormShape = {
	names: ['email', 'note', 'box', 'file'],
	repeated: ['box'],
	files: ['file'],
	maxBytes: 20_000,
}
const URLENCODED = 'application/x-www-form-urlencoded'

const post = (body: BodyInit | null, type: string | null = URLENCODED) =>
	new Request('http://localhost/', {
		method: 'POST',
		body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
		headers: type === null ? {} : { 'Content-Type': type },
	})

async function refusal(body: BodyInit | null, type: string | null = URLENCODED): Promise<string> {
	return await readForm(post(body, type), SHAPE).then(
		() => 'taken',
		(error: unknown) => (error instanceof AppError ? error.code : 'crashed'),
	)
}

test('what a page sends is read as it was typed, in any script, from either kind of form', async () => {
	const typed = { email: 'ana+1@example.com', note: 'Київ & 😀 = 100 %\r\n', box: 'a' }
	const sent = await readForm(post(new URLSearchParams(typed).toString()), SHAPE)
	expect(Object.fromEntries(sent)).toEqual(typed)
	const parts = new FormData()
	for (const [name, value] of Object.entries(typed)) parts.set(name, value)
	parts.set('file', new File(['{}'], 'plan.json'))
	const read = await readForm(post(parts, null), SHAPE)
	expect([read.get('note'), read.get('file') instanceof File]).toEqual([typed.note, true])
})

test('a name with brackets or dots, a name twice and a name of no field never reach a parser', async () => {
	const bomb = Array.from({ length: 20 }, (_, index) => `f${index}[9999999]=1`).join('&')
	for (const body of [bomb, 'email[0]=1', 'email.a=1', 'email=a&email=b', 'mail=a', '__proto__=1', 'a=1&'.repeat(4000)])
		expect(await refusal(body), body.slice(0, 20)).toBe('unreadable')
	expect(await refusal('box=a&box=b')).toBe('taken')
	expect(await refusal('box=a&'.repeat(300))).toBe('unreadable')
})

test('a body longer than the form may be is refused whatever it says of its length', async () => {
	expect(await refusal(`note=${'x'.repeat(20_000)}`)).toBe('too_large')
	const parts = new FormData()
	parts.set('note', 'x'.repeat(20_000))
	expect(await refusal(parts, null)).toBe('too_large')
})

test('a body that is no form, or not text, is refused in words', async () => {
	for (const type of [
		null,
		'application/json',
		'text/plain',
		'multipart/form-data',
		'application/x-www-form-urlencodedx',
	])
		expect(await refusal('{}', type), String(type)).toBe('unsupported')
	for (const body of ['note=%ED%A0%80', 'note=%zz', 'note=%', 'note=%00', '%FF=1', 'note=a\0b'])
		expect(await refusal(body), body).toBe('unreadable')
	expect(await refusal(new Uint8Array([0x6e, 0x6f, 0x74, 0x65, 0x3d, 0xff]))).toBe('unreadable')
	expect(await refusal('--b\r\nnot a part', 'multipart/form-data; boundary=b')).toBe('unreadable')
	const file = new FormData()
	file.set('note', new File(['x'], 'x'))
	expect(await refusal(file, null)).toBe('unreadable')
})

test('no bytes whatever make it crash', async () => {
	const bodies = fc.oneof(
		fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
		fc.string({ unit: 'binary', maxLength: 100 }).map((text) => Buffer.from(`note=${text}`)),
	)
	const types = fc.constantFrom(URLENCODED, 'multipart/form-data; boundary=--', 'multipart/form-data; boundary="a"', '')
	await fc.assert(
		fc.asyncProperty(bodies, types, async (body, type) => {
			expect(await refusal(new Uint8Array(body), type)).not.toBe('crashed')
		}),
		{ numRuns: 100 },
	)
}, 30_000)
