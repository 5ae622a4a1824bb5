import { useFetcher } from '@remix-run/react'
import { useRef, useId, useState, type KeyboardEvent } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { useScripts } from '#app/hooks/use-scripts.ts'
import { MOST_LETTERS } from '#shared/together/talk.ts'
import { Frame, type FieldFrame } from '#app/components/ui/field.tsx'
import { listing, OptionList, stepTo } from '#app/components/ui/options/option-list.tsx'
import { nameBegun, type NameBegun } from '#shared/together/name-begun.ts'

type MentionAreaProps = Pick<FieldFrame, 'label' | 'help' | 'errors'> & {
	name: string
	rows: number
	maxLength: number
	people: readonly string[]
	defaultValue?: string
}

/** Several lines in which people are spoken to: after `@` their names are offered, to be taken with arrows and Enter. */
function MentionArea({ label, help, errors, people, ...control }: MentionAreaProps) {
	const id = useId()
	const scripts = useScripts()
	const area = useRef<HTMLTextAreaElement>(null)
	const [begun, setBegun] = useState<NameBegun | null>(null)
	const [active, setActive] = useState(0)
	const offered = begun?.people ?? []
	const list = `${id}-list`
	const look = () => {
		const { value = '', selectionStart = 0 } = area.current ?? {}
		setBegun(nameBegun(value, selectionStart, people))
		setActive(0)
	}
	const pick = (name: string) => {
		const { current } = area
		if (current !== null && begun !== null) current.setRangeText(`@${name} `, begun.from, current.selectionStart, 'end')
		setBegun(null)
	}
	const onKeyDown = (event: KeyboardEvent) => {
		const chosen = offered[active]
		if (chosen === undefined || event.nativeEvent.isComposing) return
		const next = stepTo(event.key, { active, count: offered.length })
		if (next !== null) setActive(next)
		else if (event.key === 'Enter') pick(chosen)
		else if (event.key === 'Escape') setBegun(null)
		else return
		event.preventDefault()
		event.stopPropagation()
	}
	return (
		<Frame
			frame={{ label, help, errors }}
			id={id}
			control={(wired) => (
				<div className="combobox">
					<textarea
						{...control}
						{...wired}
						{...(scripts && listing({ list, active, open: offered.length > 0 }))}
						ref={area}
						required
						onInput={look}
						onClick={look}
						onBlur={() => setBegun(null)}
						onKeyDown={onKeyDown}
					/>
					<OptionList
						id={list}
						label="Team members"
						options={offered}
						active={active}
						keyOf={(name) => name}
						onPick={pick}
						hidden={offered.length === 0}
					>
						{(name) => name}
					</OptionList>
				</div>
			)}
		/>
	)
}

/** What the server answers to a comment that is written, edited or deleted. */
export type TalkReply = {
	readonly ok: boolean
	readonly problem?: string
	/** which text of it stands there instead */
	readonly newer?: { readonly version: number }
}

export const problemIn = (reply: TalkReply | undefined): string | undefined =>
	reply !== undefined && !reply.ok ? reply.problem : undefined

/** Where one writes a comment, and names people in it. */
export function CommentArea({
	label,
	people,
	problem,
	text,
}: {
	label: string
	people: readonly string[]
	problem: string | undefined
	text?: string
}) {
	const named = people.slice(0, 6).map((name) => `@${name}`)
	return (
		<MentionArea
			label={label}
			name="text"
			rows={2}
			maxLength={MOST_LETTERS}
			people={people}
			errors={problem === undefined ? undefined : [problem]}
			help={named.length === 0 ? undefined : `Type @ and a name to notify a teammate: ${named.join(', ')}`}
			{...(text !== undefined && { defaultValue: text })}
		/>
	)
}

type WriteFormProps = {
	address: string
	/** the place where a thread begins, or the thread that is answered */
	to: { readonly name: 'place' | 'threadId'; readonly value: string }
	label: string
	people: readonly string[]
}

/** Says something; what was said is emptied once it is kept. */
export function WriteForm({ address, to, label, people }: WriteFormProps) {
	const { Form, state, data } = useFetcher<TalkReply>()
	const hasScripts = useScripts()
	const kept = useRef(0)
	const last = useRef(data)
	if (last.current !== data) {
		last.current = data
		if (data?.ok === true) kept.current += 1
	}
	return (
		<Form method="post" action={address} className="talk-form" key={kept.current}>
			<input type="hidden" name="intent" value="write" />
			<input type="hidden" name={to.name} value={to.value} />
			{hasScripts && <input type="hidden" name="stay" value="yes" />}
			<CommentArea label={label} people={people} problem={problemIn(data)} />
			<Button size="small" disabled={state !== 'idle'}>
				{state === 'idle' ? 'Send' : 'Sending'}
			</Button>
		</Form>
	)
}
