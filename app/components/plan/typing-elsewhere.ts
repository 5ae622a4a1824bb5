/** What is ticked holds no text. */
const HOLDS_TEXT = 'input:not([type="radio"], [type="checkbox"]), textarea, select'

/** Whether somebody is in the middle of a text or of a dialog: keys are theirs, and the page stays as it is. */
export function isTypingElsewhere(target: EventTarget | null): boolean {
	if (document.querySelector('dialog[open]') !== null) return true
	return target instanceof HTMLElement && (target.isContentEditable || target.matches(HOLDS_TEXT))
}
