import { expect, test } from 'vitest'
import { signUpSchema } from '#shared/schemas/account-forms.ts'
import { checkForm } from './read-submission.ts'

function formOf(typed: Readonly<Record<string, string>>): FormData {
	const form = new FormData()
	for (const [name, text] of Object.entries(typed)) form.set(name, text)
	return form
}

test('a refused form comes back with what was typed and what is wrong by field, but without the password', async () => {
	const read = checkForm(formOf({ name: '', email: 'Ana at example', password: 'correct horse' }), signUpSchema)
	if (read.ok) throw new Error('The form must be refused.')
	expect(read.response.status).toBe(400)
	expect(await read.response.json()).toEqual({
		typed: { email: 'Ana at example' },
		errors: {
			name: ['Write the name your teammates know you by.'],
			email: ['This is not an email address. One looks like ana@example.com.'],
		},
	})
})

test('what the service finds wrong goes back the same way, with its status and its headers', async () => {
	const read = checkForm(formOf({ name: 'Ana', email: 'Ana@Example.com', password: 'correct horse' }), signUpSchema)
	if (!read.ok) throw new Error('The form must be taken.')
	expect(read.value).toEqual({ name: 'Ana', email: 'ana@example.com', password: 'correct horse' })
	const answer = read.refuse({ errors: { '': ['Wait.'] }, status: 429, headers: { 'Retry-After': '60' } })
	expect([answer.status, answer.headers.get('Retry-After')]).toEqual([429, '60'])
	expect(await answer.json()).toEqual({ typed: { name: 'Ana', email: 'Ana@Example.com' }, errors: { '': ['Wait.'] } })
})
