import { expect, test } from 'vitest'
import { keepAnswers } from './keep-answers.ts'

test('a question asked again is answered from what is kept, until too many others came after it', async () => {
	const kept = keepAnswers<string>(2)
	const asked: string[] = []
	const answer = async (question: string) =>
		await kept(question, () => {
			asked.push(question)
			return Promise.resolve(`${question}!`)
		})
	expect([await answer('a'), await answer('a'), await answer('b')]).toEqual(['a!', 'a!', 'b!'])
	expect(asked).toEqual(['a', 'b'])
	await answer('a')
	expect(asked).toEqual(['a', 'b'])
	await answer('c')
	await answer('b')
	await answer('a')
	expect(asked).toEqual(['a', 'b', 'c', 'a'])
})

test('a question that failed is asked again', async () => {
	const kept = keepAnswers<string>(2)
	await expect(kept('a', () => Promise.reject(new Error('busy')))).rejects.toThrow('busy')
	expect(await kept('a', () => Promise.resolve('now'))).toBe('now')
})
