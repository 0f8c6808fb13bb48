/** What a trainee says in each beat, line after line. */
export type Lines = Readonly<Record<string, readonly string[]>>;

/**
 * Whole conversations in a person's own words, by scenario: somebody excellent, somebody average who needs to be asked,
 * and somebody curt who is right. People’s words, and not the phrasings of the scenarios.
 */
export const ownWords: Readonly<Record<string, Readonly<Record<'excellent' | 'average' | 'curt', Lines>>>> = {
  'half-the-price-online': {
    excellent: {
      online: [
        "Hello Martin, good to see you again. It's fair to compare. What do you actually get from them for the 240 pounds?",
        "Right, so just the piece. With us somebody measures your head, cuts the hair in while you wear it and fits it. You also get two adjustments in year one at no extra charge, and if anything's off you just call me.",
      ],
      fake: [
        "I can imagine that picture stays with you. Our hairline is hand-tied, hair by hair, so the edge disappears into your skin. Don't take my word for it, come over to the window and have a look at one in natural light. I can also put you in touch with another man who wears one.",
      ],
      budget: [
        "May I ask, is it the total that's too much or having to find it all in one go?",
        'Then you could put down 30 percent and split the remainder over half a year, six payments with no interest. And there is a simpler system for 390; to be honest with you, that one has a monofilament base rather than lace.',
      ],
      transplant: [
        "Your mate isn't wrong: for some men a transplant is a great solution, and a doctor should tell you whether you're one of them. Just bear in mind it takes roughly a year before you see anything. With a system you walk out with the result, and you can always take it off.",
      ],
      think: [
        "Of course, that's a big step. What is it you'd still like to think over?",
        "I see. You don't have to commit to anything: measuring takes 20 minutes and your daughter can come along. Shall I give you a quick call on Thursday?",
      ],
    },
    average: {
      online: [
        "Well ours is fitted properly on your head, the online one isn't.",
        'You also get it adjusted twice in the first year.',
      ],
      fake: [
        'Ours look very natural because of the lace front, you should see one in daylight.',
        'You can come to the window and look at it.',
      ],
      budget: ['You can pay monthly if that helps.', 'There is also a smaller one for 390 pounds.'],
      transplant: [
        'A transplant takes a long time, about a year until you see it.',
        'For some people it is right, you would have to ask a doctor.',
      ],
      think: ["No problem, you don't have to decide now. I could ring you next week."],
    },
    curt: {
      online: ['Fitting and two adjustments are in our price.'],
      fake: ['Hand-knotted lace front. Look at one by the window.'],
      budget: ['30 percent down, the rest in six instalments. Or the 390 pound one without lace.'],
      transplant: ['Good for some people, ask a doctor. Takes 12 months. Ours shows the same day.'],
      think: ["Fine. Measuring is 20 minutes, no obligation. I'll ring you Thursday."],
    },
  },
  'a-wig-before-december': {
    excellent: {
      arrival: [
        "Good morning Mrs Porter, I'm Dana, come and sit down. I know it isn't easy to come here for the first time. We've got a whole hour just for the two of us. We'll have a chat first, then I take your measurements and you can try a few on. Your scarf stays on until you are ready, and I'll always ask before I touch anything.",
      ],
      show: [
        'I completely understand that worry. Honestly, an expert might spot it from very near, most people will just think you look well. The front is fine lace and I cut it to your face. Shall we go over to the window and look at it in daylight?',
      ],
      fibre: [
        'Can you tell me what a typical week looks like for you?',
        "Then I'd go for synthetic: your own hair should be coming back, so you'd only wear it for some months. It's lighter and it holds its shape when you wash it. Just be careful with heat, no hair dryer and step back when you open the oven.",
      ],
      after: [
        "That's a fair concern. You ring me here and I'm the one who'll see you. The first adjustment is free within the first 30 days, and it's done in about 40 minutes.",
      ],
      insurance: [
        "Many insurers do contribute if your doctor writes you a prescription, but I can't promise it. I'll prepare a quote with the medical wording that you send off before ordering. You'd normally hear from them within a fortnight.",
      ],
      order: [
        "A wig that we have in stock is ready in five working days. We'd ask for a 30 percent deposit when you order, and we check the colour together in daylight before I cut it, because after that it can't come back. Shall we try the first one on now?",
      ],
    },
    average: {
      arrival: [
        'Hello, sit down please. We will talk first and then try on some wigs.',
        'You can keep your scarf on.',
      ],
      show: ["Most people won't notice, it's a lace front."],
      fibre: ['I would take synthetic, it is easier to care for.'],
      after: ['You can always call us. The first adjustment is included.'],
      insurance: ['Yes, they pay a part if you have a prescription.'],
      order: ['From stock it takes five working days. You pay a deposit of 30 percent.'],
    },
    curt: {
      arrival: ['One hour. Talk, measure, try on. Keep the scarf on if you like.'],
      show: ["A trained eye, maybe. Most people don't notice. Lace front, cut to your face."],
      fibre: ['Synthetic. Your hair is coming back. Keep it away from heat.'],
      after: ['Call me. First adjustment within 30 days is free, 40 minutes.'],
      insurance: [
        'Usually part of it, with a prescription. I write the offer, you send it in before you order.',
      ],
      order: ['Five working days from stock, 30 percent deposit. Shall we try one on?'],
    },
  },
  'loose-after-a-week': {
    excellent: {
      loose: [
        'Good afternoon Mr Marsh, thanks for coming straight in. That must have been awful in front of your customers. When did you last wash it, and what did you use?',
        "Okay. I'll re-bond it for you within the next two days, and you won't pay a penny for it. If the lifting gets worse than a centimetre, come in that very day.",
      ],
      fault: [
        "Not at all, nobody would know that from the label. A lot of shampoos have some oil in them, and the oil breaks down the glue. From now on, take this one, it's oil-free.",
      ],
      stare: [
        'That sounds really uncomfortable. Where were you, and who was with you?',
        "Many clients feel watched during the first month and then it goes away. Come, let's check the hairline together in daylight. If it's too thick at the front I can thin it, that takes a quarter of an hour.",
      ],
      itch: [
        'Is the skin red, or are there any blisters?',
        "If it is red or blistered we have to take it off today, and a doctor should look at it before I put it back on. If it's neither, it's most likely dry skin in the first few days.",
      ],
      money: [
        "I can see why you're disappointed after what you paid. What would we have to do so that you're happy with it?",
        "I'd like to repair it first, or swap it. A refund isn't mine to decide, the branch manager does that within three working days. I'll note it all down and phone you personally with the answer.",
      ],
      'wrap-up': [
        "Tomorrow I have ten o'clock or four o'clock, what suits you? Just ask for Dana, here's my card. And I'll ring you two days after to hear how it's holding.",
      ],
    },
    average: {
      loose: ['Sorry to hear that. We can fix it again tomorrow, it is free.'],
      fault: ['No it is not your fault, the oil in the shampoo did that.'],
      stare: [
        'You get used to it, it gets better after the first weeks.',
        'We can look at the front together in daylight if you like.',
      ],
      itch: ['You should see a doctor about that.', 'If it is red we take it off today.'],
      money: ['The manager decides about refunds. I will call you.'],
      'wrap-up': ['I can book you in for tomorrow at ten.'],
    },
    curt: {
      loose: ['We bond it again within two days. Free.'],
      fault: ['Not your fault. Oil dissolves the adhesive. Use one without oil.'],
      stare: ["Let's look at it in daylight. I can thin the front. It fades after a month."],
      itch: ['Red or blisters? Then it comes off today and you see a doctor.'],
      money: ["Manager decides in three working days. I'll ring you. Let me repair it first."],
      'wrap-up': ["Tomorrow at ten or four? Ask for Dana. I'll call two days later."],
    },
  },
  'only-the-shampoo': {
    excellent: {
      shampoo: [
        'Morning! Quick question so you get the right one: how often are you washing it?',
        "I'd take this one, it has no sulphates in it. Sulphates dry the knots out, and then you lose hair earlier. And once a week is plenty.",
      ],
      helmet: [
        'Eight hours in a helmet, that makes sense. What helps is a thin cotton liner under the helmet, it soaks up the sweat. If you wash it every day, the knots come loose.',
      ],
      'another-thing': [
        "Good question, I'd ask that too. It's nine pounds, and your system will last a few months longer. Try it for two weeks; if it's no good, bring it back with your receipt.",
      ],
      edge: [
        'Talk me through how you put it on?',
        "Then I think the skin isn't dry enough. Wipe it with the alcohol pad first, wait two minutes till it's properly dry, then press every section down for 30 seconds.",
      ],
      remover: [
        "I understand, it saves a few pounds. The trouble is that pulling tears the lace and hurts your skin. The remover is 14 pounds, and you'll get about ten removals out of it.",
      ],
      till: [
        'Before you pay, is there anything else that bothers you about wearing it?',
        "You can bring it back within 30 days as long as it's unopened and you have the receipt. Once it's been opened we can't take it back, except if there was something wrong with it.",
      ],
    },
    average: {
      shampoo: ['Take the one without sulphates, it is better for the hair.'],
      helmet: ['You could wear a cotton cap under the helmet.', 'Washing it every day is bad for the knots.'],
      'another-thing': ['No, it really helps. It costs 9 pounds and you can return it.'],
      edge: ['You have to clean the skin first with an alcohol wipe.'],
      remover: ["Don't pull it, that damages the lace."],
      till: ['You have 30 days to return it with the receipt.'],
    },
    curt: {
      shampoo: ['Sulphate-free. Sulphates dry the knots. Once a week.'],
      helmet: ['Cotton liner. Daily washing loosens the knots.'],
      'another-thing': ["9 pounds. Saves you months on a new one. Bring it back if it doesn't help."],
      edge: ['Alcohol wipe, let it dry two minutes, press 30 seconds.'],
      remover: ['Pulling rips the lace and your skin. Remover is 14 pounds, ten uses.'],
      till: ['30 days, unopened, with receipt. Opened only if faulty.'],
    },
  },
  'the-first-call': {
    excellent: {
      hello: [
        "Good afternoon, Harbour Street branch, Dana speaking. Lovely that you're calling. Can you talk freely at the moment?",
        'Your friend is exactly right with us, and you may ask me anything you want. And if somebody comes in, I can call you back another time or text you.',
      ],
      price: [
        "Sure, a system starts from 390 pounds. The first consultation doesn't cost you anything, and you get the exact price in writing before you make up your mind.",
      ],
      'talked-into': [
        'I can understand that worry. Nobody signs anything at the first visit. You get a written offer that holds for 30 days, and you can sleep on it at home.',
      ],
      seen: [
        "You're not the only one who asks that. We have a side door, so you don't come past the window. It will be just you and me in the room, and our messages never mention hair.",
      ],
      photos: [
        "That's kind, but you don't need to send any pictures. We look at your hair here together, in daylight.",
      ],
      booking: [
        "It takes about 45 minutes, and you are welcome to bring somebody. I have Tuesday at half past four or Thursday at five, which one works better? I'll text you the confirmation within the hour.",
      ],
    },
    average: {
      hello: ['Hello, yes we do that. How can she reach us?', 'I can call her back if she likes.'],
      price: ['It starts at 390 pounds. The consultation is free.'],
      'talked-into': ["Don't worry, you don't have to sign anything."],
      seen: ['There is a side entrance.', 'And you would be alone with the consultant.'],
      photos: ["No, you don't have to send photos."],
      booking: ['It takes 45 minutes. Would Tuesday suit you?'],
    },
    curt: {
      hello: ['Yes, right place. Can you talk now? Otherwise I call you back.'],
      price: ['From 390 pounds. Consultation is free. Exact price in writing.'],
      'talked-into': ['Nobody signs on the first visit. Offer is valid 30 days. Take it home.'],
      seen: ['Side door. Only the two of us in the room. Neutral messages.'],
      photos: ['No photos needed. We look in daylight.'],
      booking: ['45 minutes. Tuesday or Thursday? You get a confirmation within the hour.'],
    },
  },
};
