const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that carry grammar rather than content. Their share in a text also shows whether it is English prose. */
export const functionWords = words(`
  a an the this that these those each every either neither some any all both few many much more most least other another such
  own several enough no not nor never none nothing nobody nowhere
  i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself
  it its itself they them their theirs themselves one ones who whom whose which what where when why how whether
  someone somebody something anyone anybody anything everyone everybody everything
  am is are was were be been being have has had having do does did doing done can could will would shall should may might
  must ought
  about above across after against along among around as at before behind below beneath beside between beyond by down
  during except for from in inside into near of off on onto out outside over past per since than through throughout
  to toward towards under until up upon via with within without
  and or but if because so then else though although while unless yet once also too very just only even still again
  there here now always often sometimes ever rather quite almost already really
  i'm i've i'd i'll you're you've you'd you'll he's she's it's we're we've we'd we'll they're they've they'd they'll
  that's there's what's who's let's isn't aren't wasn't weren't don't doesn't didn't can't cannot couldn't won't wouldn't
  shouldn't mustn't haven't hasn't hadn't
`);

/** Content words that are so general that they prove nothing on their own. */
export const weakWords = words(`
  get gets got go goes going make makes made take takes took taken give gives given thing things way ways lot bit
  good well also need needs want wants use used using say says said tell tells told know knows like time times
  material training answer question example important sure new day part point people person mean means meant
`);
