/** A release as GitHub shows it. */
export interface ReleasePage {
  id: number
  tagName: string
  htmlUrl: string
}

export interface NewPage {
  mark: string
  tag: string
  /** Where the tag is put when there is none yet. */
  commit: string
  title: string
  draft: boolean
  prerelease: boolean
  /** Given the number of characters that there is room for. */
  body: (room: number) => string
}

export interface Sticky {
  /** Of the pull request. */
  number: number
  mark: string
  /** The run that writes: what a later one has written is left alone. */
  run: { id: number; attempt: number }
  /** What is to stand there, by the part of the comment that it is. Others may write the other parts. */
  sections: Partial<Record<'preview' | 'checks' | 'notes', string>>
}

export interface Message {
  number: number
  kind: 'pull request' | 'issue'
  mark: string
  /** It can't have been told before. */
  since: Date
  body: string
}

/** Where notes are shown. Everything may be done twice, and by several at once: it is there once. Errors say what is missing. */
export interface Publisher {
  /** The page with this mark, and all tags that begin so, those of drafts too. Tags are as old as the page, or older. */
  lookUp(mark: string, prefix: string): Promise<{ page: ReleasePage | undefined; tags: string[] }>
  /** Makes the page, or renews its notes. `taken`: another release has the tag. */
  putPage(page: NewPage): Promise<ReleasePage | 'taken'>
  /** Puts a remark above everything on the page; nothing when there is no such page. */
  remark(mark: string, text: string): Promise<ReleasePage | undefined>
  /** One comment for each mark, its sections renewed in place. Answers with its address. */
  putComment(comment: Sticky): Promise<string>
  tellOnce(message: Message): Promise<'told' | 'known'>
}
