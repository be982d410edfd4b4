### Agreements in writing, in the chat and as a document.
