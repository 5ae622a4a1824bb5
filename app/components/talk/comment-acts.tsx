import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { ReactNode, RefObject, SyntheticEvent } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { useScripts } from '#app/hooks/use-scripts.ts'
import type { TalkComment } from '#shared/together/talk.ts'
import { CommentArea, problemIn, type TalkReply } from './write-form.tsx'

type CommentActsProps = { comment: TalkComment; address: string; people: readonly string[] }

/** What somebody may do with a comment: write another text in one of theirs, and delete it. It opens without scripts, too. */
export function CommentActs({ comment, address, people }: CommentActsProps) {
	const { mayEdit, mayDelete } = comment
	if (!mayEdit && !mayDelete) return null
	return (
		<div className="talk-acts">
			{mayEdit && <EditAct {...{ comment, address, people }} />}
			{mayDelete && <DeleteAct {...{ comment, address }} />}
		</div>
	)
}

/** Names which comment, for whoever does not see it beside. */
const named = ({ author, when }: TalkComment) => `comment of ${author}, ${when}`

function EditAct({ comment, address, people }: CommentActsProps) {
	const { Form, state, data } = useFetcher<TalkReply>()
	const element = useRef<HTMLDetailsElement>(null)
	const { id, version, parts } = comment
	useEffect(() => {
		if (data?.ok === true) shut(element)
	}, [data])
	// Who saves again after reading what stands there now puts theirs in its place.
	const seen = Math.max(version, data?.newer?.version ?? 0)
	return (
		<Act element={element} name="Edit" label={`Edit ${named(comment)}`} group={id} className="talk-edit">
			<Form method="post" action={address} className="talk-form" key={version}>
				<Hidden intent="edit" commentId={id} version={seen} />
				<CommentArea
					label="Comment"
					people={people}
					problem={problemIn(data)}
					text={parts.map(({ text }) => text).join('')}
				/>
				<Choice verb="Save" doing="Saving" isBusy={state !== 'idle'} element={element} />
			</Form>
		</Act>
	)
}

function DeleteAct({ comment, address }: Omit<CommentActsProps, 'people'>) {
	const { Form, state, data } = useFetcher<TalkReply>()
	const element = useRef<HTMLDetailsElement>(null)
	const problem = problemIn(data)
	useEffect(() => {
		// With the comment goes what had the focus.
		if (data?.ok === true) element.current?.closest('aside')?.focus()
	}, [data])
	return (
		<Act element={element} name="Delete" label={`Delete ${named(comment)}`} group={comment.id}>
			<Form method="post" action={address} className="talk-form">
				<Hidden intent="delete" commentId={comment.id} version={Math.max(comment.version, data?.newer?.version ?? 0)} />
				<p>Delete this comment? Its text can’t be brought back.</p>
				{problem !== undefined && (
					<p className="text-failing" role="alert">
						{problem}
					</p>
				)}
				<Choice verb="Delete comment" doing="Deleting" isBusy={state !== 'idle'} element={element} isDanger />
			</Form>
		</Act>
	)
}

function Hidden({ intent, commentId, version }: { intent: 'edit' | 'delete'; commentId: string; version: number }) {
	const hasScripts = useScripts()
	return (
		<>
			<input type="hidden" name="intent" value={intent} />
			<input type="hidden" name="commentId" value={commentId} />
			<input type="hidden" name="version" value={version} />
			{hasScripts && <input type="hidden" name="stay" value="yes" />}
		</>
	)
}

type Details = RefObject<HTMLDetailsElement>

function shut({ current }: Details): void {
	if (current === null) return
	current.open = false
	current.querySelector('summary')?.focus()
}

type ActProps = {
	element: Details
	name: string
	label: string
	/** of one comment one is open at a time */
	group: string
	className?: string
	children: ReactNode
}

function Act({ element, name, label, group, className, children }: ActProps) {
	const onToggle = ({ currentTarget }: SyntheticEvent<HTMLDetailsElement>) => {
		if (!currentTarget.open) return
		const field = currentTarget.querySelector('textarea')
		field?.focus()
		field?.setSelectionRange(field.value.length, field.value.length)
	}
	useEffect(() => {
		// Of the page, so that a list of names that is open in the field closes first.
		const onKeyDown = (event: KeyboardEvent) => {
			const { current } = element
			const isInside = event.target instanceof Node && current?.open === true && current.contains(event.target)
			if (event.key !== 'Escape' || event.defaultPrevented || !isInside) return
			event.preventDefault()
			shut(element)
		}
		document.addEventListener('keydown', onKeyDown)
		return () => document.removeEventListener('keydown', onKeyDown)
	}, [element])
	return (
		<details ref={element} name={`talk-${group}`} className={className} onToggle={onToggle}>
			<summary aria-label={label}>{name}</summary>
			{children}
		</details>
	)
}

type ChoiceProps = { verb: string; doing: string; isBusy: boolean; element: Details; isDanger?: boolean }

function Choice({ verb, doing, isBusy, element, isDanger = false }: ChoiceProps) {
	const hasScripts = useScripts()
	return (
		<div className="flex gap-2">
			<Button size="small" disabled={isBusy} {...(isDanger && { kind: 'danger' as const })}>
				{isBusy ? doing : verb}
			</Button>
			{hasScripts && (
				<Button size="small" kind="ghost" type="button" onClick={() => shut(element)}>
					Cancel
				</Button>
			)}
		</div>
	)
}
