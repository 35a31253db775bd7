/** WhatsApp's own limit of a text body; Mitto publishes none. */
export const limits = { text: 4096 } as const;
